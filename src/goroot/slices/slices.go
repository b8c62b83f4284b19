// Package slices works on slices of any type. The elements are the caller's, so all
// that is read and written of them is seen.
package slices

import "cmp"

// Equal reports whether s1 and s2 have the same elements.
func Equal[S ~[]E, E comparable](s1, s2 S) bool {
	if len(s1) != len(s2) {
		return false
	}
	at := 0
	for at < len(s1) && s1[at] == s2[at] {
		at++
	}
	return at == len(s1)
}

// EqualFunc is Equal by eq.
func EqualFunc[S1 ~[]E1, S2 ~[]E2, E1, E2 any](s1 S1, s2 S2, eq func(E1, E2) bool) bool {
	if len(s1) != len(s2) {
		return false
	}
	at := 0
	for at < len(s1) && eq(s1[at], s2[at]) {
		at++
	}
	return at == len(s1)
}

// Compare orders s1 and s2 by their first difference, then by length.
func Compare[S ~[]E, E cmp.Ordered](s1, s2 S) int {
	for at := 0; at < len(s1) && at < len(s2); at++ {
		if difference := cmp.Compare(s1[at], s2[at]); difference != 0 {
			return difference
		}
	}
	return cmp.Compare(len(s1), len(s2))
}

// CompareFunc is Compare by cmp.
func CompareFunc[S1 ~[]E1, S2 ~[]E2, E1, E2 any](s1 S1, s2 S2, cmp func(E1, E2) int) int {
	for at := 0; at < len(s1) && at < len(s2); at++ {
		if difference := cmp(s1[at], s2[at]); difference != 0 {
			return difference
		}
	}
	switch {
	case len(s1) < len(s2):
		return -1
	case len(s1) > len(s2):
		return 1
	}
	return 0
}

// Index returns where v first is in s, or -1.
func Index[S ~[]E, E comparable](s S, v E) int {
	for i := range s {
		if v == s[i] {
			return i
		}
	}
	return -1
}

// IndexFunc returns where the first element is that f says yes to, or -1.
func IndexFunc[S ~[]E, E any](s S, f func(E) bool) int {
	for i := range s {
		if f(s[i]) {
			return i
		}
	}
	return -1
}

// Contains reports whether v is in s.
func Contains[S ~[]E, E comparable](s S, v E) bool { return Index[[]E]([]E(s), v) >= 0 }

// ContainsFunc reports whether f says yes to an element.
func ContainsFunc[S ~[]E, E any](s S, f func(E) bool) bool { return IndexFunc[[]E]([]E(s), f) >= 0 }

// Clone returns a copy of s; nil of nil.
func Clone[S ~[]E, E any](s S) S {
	if s == nil {
		return nil
	}
	return append(S{}, s...)
}

// Reverse turns s round.
func Reverse[S ~[]E, E any](s S) {
	for n := len(s); n > 1; n -= 2 {
		first, last := (len(s)-n)/2, (len(s)+n)/2-1
		s[first], s[last] = s[last], s[first]
	}
}

// Grow makes room for n more elements.
func Grow[S ~[]E, E any](s S, n int) S {
	if n < 0 {
		panic("cannot be negative")
	}
	room := cap(s) - len(s)
	if n <= room {
		return s
	}
	more := append(s[:cap(s)], make([]E, n-room)...)
	return more[:len(s)]
}

// Clip takes the room behind s away.
func Clip[S ~[]E, E any](s S) S { return s[:len(s):len(s)] }

// Concat returns the elements of all slices in one.
func Concat[S ~[]E, E any](slices ...S) S {
	n := 0
	for i := range slices {
		if n += len(slices[i]); n < 0 {
			panic("len out of range")
		}
	}
	all := S(Grow[[]E](nil, n))
	for i := range slices {
		all = append(all, slices[i]...)
	}
	return all
}

// Repeat returns the elements of x count times.
func Repeat[S ~[]E, E any](x S, count int) S {
	if count < 0 {
		panic("cannot be negative")
	}
	if len(x) > 0 && count > (1<<63-1)/len(x) {
		panic("the result of (len(x) * count) overflows")
	}
	all := make(S, 0, len(x)*count)
	for ; count > 0; count-- {
		all = append(all, x...)
	}
	return all
}
