"""Who said each quotation? Candidates described by features, ranked by a learnt model."""
