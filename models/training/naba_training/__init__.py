"""How the default Arabic→English model is made: prepare → train → (distill) → export → score → card.

For development only: this package is not in the wheel and needs the extra `naba[train]`. Run it as
`python -m naba_training COMMAND`; `models/training/README.md` has the commands in order.

The commands train, pack and distill --checkpoint need torch but not CTranslate2, so that they run on a GPU machine
that has none; vocabulary, prepare, swap, shortlist and score need no torch.
"""
