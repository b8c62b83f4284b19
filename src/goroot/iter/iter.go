// Package iter names the functions that a range statement can go over.
package iter

// Seq gives yield one value after another, until there are no more or yield says stop.
type Seq[V any] func(yield func(V) bool)

// Seq2 gives yield one pair after another.
type Seq2[K, V any] func(yield func(K, V) bool)
