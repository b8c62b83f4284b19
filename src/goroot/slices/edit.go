package slices

// Insert puts vs before s[i].
func Insert[S ~[]E, E any](s S, i int, vs ...E) S {
	_ = s[i:] // i must lie in s
	m := len(vs)
	if m == 0 {
		return s
	}
	n := len(s)
	if i == n {
		return append(s, vs...)
	}
	if n+m > cap(s) {
		larger := append(s[:i], make(S, n+m-i)...)
		copy(larger[i:], vs)
		copy(larger[i+m:], s[i:])
		return larger
	}
	if overlap[E](vs, []E(s)[i:n+m]) {
		vs = append([]E(nil), vs...)
	}
	s = s[:n+m]
	copy(s[i+m:], s[i:])
	copy(s[i:], vs)
	return s
}

// overlap reports whether two slices share memory.
func overlap[E any](a, b []E) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	for i := range b {
		if &a[0] == &b[i] {
			return true
		}
	}
	for i := range a {
		if &b[0] == &a[i] {
			return true
		}
	}
	return false
}

// Delete takes s[i:j] out and sets what becomes free to zero.
func Delete[S ~[]E, E any](s S, i, j int) S {
	_ = s[i:j:len(s)]
	if i == j {
		return s
	}
	n := len(s)
	s = append(s[:i], s[j:]...)
	clear(s[len(s):n])
	return s
}

// DeleteFunc takes out what del says yes to.
func DeleteFunc[S ~[]E, E any](s S, del func(E) bool) S {
	i := IndexFunc[[]E]([]E(s), del)
	if i < 0 {
		return s
	}
	for j := i + 1; j < len(s); j++ {
		if v := s[j]; !del(v) {
			s[i] = v
			i++
		}
	}
	clear(s[i:])
	return s[:i]
}

// Replace puts v in the place of s[i:j].
func Replace[S ~[]E, E any](s S, i, j int, v ...E) S {
	_ = s[i:j]
	_ = s[j:]
	if i == j {
		return S(Insert[[]E]([]E(s), i, v...))
	}
	n := len(s)
	if j == n {
		s2 := append(s[:i], v...)
		if len(s2) < n {
			clear(s[len(s2):])
		}
		return s2
	}
	tail := len(s) - j
	size := i + len(v) + tail
	if size > cap(s) {
		larger := append(s[:i], make(S, size-i)...)
		copy(larger[i:], v)
		copy(larger[i+len(v):], s[j:])
		return larger
	}
	if overlap[E](v, []E(s)[i:max(n, size)]) {
		v = append([]E(nil), v...)
	}
	r := s[:size]
	copy(r[i+len(v):], s[j:])
	copy(r[i:], v)
	if size < n {
		clear(s[size:n])
	}
	return r
}

// Compact keeps one of each run of equal elements.
func Compact[S ~[]E, E comparable](s S) S {
	for k := 1; k < len(s); k++ {
		if s[k] != s[k-1] {
			continue
		}
		rest := s[k:]
		for j := 1; j < len(rest); j++ {
			if rest[j] != rest[j-1] {
				s[k] = rest[j]
				k++
			}
		}
		clear(s[k:])
		return s[:k]
	}
	return s
}

// CompactFunc is Compact by eq.
func CompactFunc[S ~[]E, E any](s S, eq func(E, E) bool) S {
	for k := 1; k < len(s); k++ {
		if !eq(s[k], s[k-1]) {
			continue
		}
		rest := s[k:]
		for j := 1; j < len(rest); j++ {
			if !eq(rest[j], rest[j-1]) {
				s[k] = rest[j]
				k++
			}
		}
		clear(s[k:])
		return s[:k]
	}
	return s
}
