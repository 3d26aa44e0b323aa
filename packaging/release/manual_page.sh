#!/usr/bin/env bash
# Writes naba(1) out of the command line itself: manual_page.sh ARGPARSE_MANPAGE VERSION OUT. Never edited by hand.
set -eu
made=$(mktemp)
trap 'rm -f "$made"' EXIT
"$1" --module naba_translation.cli --function _parser --project-name Naba --prog naba --version "$2" \
  --manual-title "Naba" --format single-commands-section --output "$made"
mkdir -p "$(dirname "$3")"
# What is not in the arguments: where things are kept, and what the exit codes mean.
cat "$made" - >"$3" <<'EOF'
.SH EXIT STATUS
0 all done; 1 some of it failed, each named, and the others are done; 2 wrong usage; 130 stopped.
.SH ENVIRONMENT
.TP
NABA_HOME
A folder in which everything is kept: the library, added models, settings.
.SH FILES
.TP
~/.local/share/naba/library.db
The library: articles, translations, edits. Readable by its owner only.
.TP
~/.config/naba/window.ini
The settings of the window.
.SH COPYRIGHT
The program is under the Apache License 2.0; its parts have licences of their own, see THIRD-PARTY.txt.
EOF
