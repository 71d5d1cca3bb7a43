// Folding, words and the automaton.
