"""How the default Arabic→English model is made: prepare → train → (distill) → export → score → card.

For development only: this package is not in the wheel and needs the extra `naba[train]`. Run it as
`python -m naba_training COMMAND`; `models/training/README.md` has the commands in order.

Torch is imported by network, loss, optimizer, checkpoint, train, decode and distill; CTranslate2 by
converter and score; neither by the others, so that a GPU machine without CTranslate2 can train and a
machine without torch can prepare and score.
"""
