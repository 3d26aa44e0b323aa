"""What the window tells of itself: start page, tour, manual, licences, the choice of faces."""
