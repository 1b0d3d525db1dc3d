"""Says what the record suggests: state of play, common ground, chance of contact; what cannot be said it refuses."""
