"""From other people's models to a folder Naba can install: the optional extra `convert`.

Here alone are transformers, torch and huggingface_hub imported, and only while a conversion runs. The command
`naba models convert` finds these functions as entry points; nothing else of Naba knows this package.
"""
