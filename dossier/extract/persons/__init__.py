"""Who is meant by the names of a story: variants, pronouns, words without a name, and facts of people."""
