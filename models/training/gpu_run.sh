#!/usr/bin/env bash
# A GPU for half an hour: teacher → its translations of all training text → student. README.md has the plan, minute by
# minute. `pack` and `join` run here, the other steps on the GPU machine, one call each, from the repository's root:
#   pack STEM.model E5.npz PARTS…    → .gpu/1, .gpu/2, …: what each call carries, at most 28 MiB
#   take N                           unpack what this call carried
#   teacher MINUTES                  12 + 4 layers, from e5, in the background: it goes on between calls
#   wait SECONDS                     until the background step is done, or for so long; shows its log
#   distil                           the teacher's greedy translations of every part's source side (background)
#   student MINUTES                  6 + 2 layers on the teacher's translations, if there are any, and the human ones
#   bring NAME                       NAME.pt as bf16 in files of at most 15 MiB under $OUT
#   join FOLDER OUT.pt               put such files together again
# DEVICE=cpu TOKENS=2000 tries every step on a CPU with a small sample.
set -eu
here=$(cd "$(dirname "$0")" && pwd); root=$(cd "$here/../.." && pwd)
work=${WORK:-/tmp/naba-gpu}; device=${DEVICE:-cuda}; python=${PYTHON:-python3}
tokens=${TOKENS:-60000}; every=${EVERY:-100}
export PYTHONPATH=$here:$root/models:$root/translation PYTHONUNBUFFERED=1
naba() { "$python" -m naba_training "$@"; }

background() { # in a session of its own, so that the end of the call does not end it
  rm -f "$work/done"; : > "$work/log"
  setsid nohup "$0" step "$@" >> "$work/log" 2>&1 < /dev/null &
}

case ${1:-} in
pack)
  vocab=$2; e5=$3; shift 3; rm -rf .gpu; mkdir -p .gpu/all/parts
  cp "$vocab" .gpu/all/v.model; cp "$e5" .gpu/all/e5.npz
  "$python" - .gpu/all/parts "$@" <<'STRIP'
import pathlib, sys
import numpy as np
for part in sys.argv[2:]:  # without the keys, which only `prepare` reads and which no packer makes smaller
    with np.load(part) as arrays:
        np.savez(pathlib.Path(sys.argv[1]) / pathlib.Path(part).name, **{k: arrays[k] for k in arrays.files if k != "keys"})
STRIP
  tar -C .gpu/all -cf - . | xz -T2 -6 | split -b 28M -a 1 --numeric-suffixes=1 - .gpu/data-
  for file in .gpu/data-*; do mkdir ".gpu/${file##*-}"; mv "$file" ".gpu/${file##*-}/data-${file##*-}"; done
  rm -r .gpu/all; du -m .gpu/*;;
take)
  mkdir -p "$work/carried"; cp ".gpu/$2/data-$2" "$work/carried/";;
unpack)
  mkdir -p "$work"; cat "$work"/carried/data-* | xz -dc | tar -C "$work" -xf -; ls -l "$work" "$work/parts";;
teacher | distil | student) background "$@";;
wait)
  for _ in $(seq "$2"); do [ -f "$work/done" ] && break; sleep 1; done
  tail -n 12 "$work/log"; [ ! -f "$work/done" ] || cat "$work/done";;
step)
  shift; trap 'echo "failed: see above" > "$work/done"' ERR
  size=$("$python" -c "import sentencepiece as s; print(s.SentencePieceProcessor(model_file='$work/v.model').get_piece_size())")
  case $1 in
  teacher)
    naba train --data "$work/parts" --start "$work/e5.npz" --out "$work/teacher.pt" --log "$work/teacher.csv" \
      --vocabulary "$size" --encoder-layers 12 --decoder-layers 4 --dropout 0.1 --device "$device" --tokens "$tokens" \
      --rate 1.5e-3 --warm 800 --floor 0.02 --total 0 --minutes "$2" --report-every "$every";;
  distil)
    naba distill --data "$work/parts" --checkpoint "$work/teacher.pt" --out "$work/taught.npz" --device "$device" \
      --tokens "$tokens";;
  student)
    taught=$work/taught.npz; [ -f "$taught" ] || taught=
    naba train --data "$work/parts" $taught --start "$work/e5.npz" --out "$work/student.pt" \
      --log "$work/student.csv" --vocabulary "$size" --device "$device" --tokens "$tokens" --rate 1.5e-3 --warm 800 \
      --floor 0.02 --total 0 --minutes "$2" --report-every "$every";;
  esac
  echo "$1: done" > "$work/done";;
bring)
  naba pack "$work/$2.pt" --out "$work/$2.bf16.pt"; split -b 15M -a 1 -d "$work/$2.bf16.pt" "$OUT/$2.pt-"
  cp "$work/$2.csv" "$OUT/"; ls -l "$OUT";;
join) cat "$2"/*.pt-* > "$3";;
*) sed -n '2,/^set/s/^# \{0,1\}//p' "$0"; exit 2;;
esac
