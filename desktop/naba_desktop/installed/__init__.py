"""The translation models of this computer: their cards, their figures, and which of them is used for what."""
