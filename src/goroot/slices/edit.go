package slices

// Insert puts vs before s[i].
func Insert[S ~[]E, E any](s S, i int, vs ...E) S {
	_ = s[i:] // i must lie in s
	if len(vs) == 0 {
		return s
	}
	return put(s, i, i, vs)
}

// Replace puts v in the place of s[i:j].
func Replace[S ~[]E, E any](s S, i, j int, v ...E) S {
	_ = s[i:j]
	_ = s[j:] // j may not lie in the room behind
	if i == j {
		return Insert(s, i, v...)
	}
	return put(s, i, j, v)
}

// put is s with v in the place of s[i:j], in the same memory if it is large enough.
func put[S ~[]E, E any](s S, i, j int, v []E) S {
	before, size := len(s), len(s)-(j-i)+len(v)
	switch {
	case j == before:
		s = append(s[:i], v...)
	case size > cap(s):
		larger := append(s[:i], make(S, size-i)...)
		copy(larger[i:], v)
		copy(larger[i+len(v):], s[j:])
		return larger
	default:
		if overlap(v, []E(s)[i:max(before, size)]) {
			v = append([]E(nil), v...)
		}
		all := s[:max(before, size)]
		copy(all[i+len(v):size], all[j:before])
		copy(all[i:], v)
		s = all[:size]
	}
	if size < before {
		clear(s[size:before])
	}
	return s
}

// overlap reports whether two slices share memory.
func overlap[E any](a, b []E) bool { return has(a, b) || has(b, a) }

// has reports whether b begins within a.
func has[E any](a, b []E) bool {
	if len(b) > 0 {
		for i := range a {
			if &a[i] == &b[0] {
				return true
			}
		}
	}
	return false
}

// Delete takes s[i:j] out and sets what becomes free to zero.
func Delete[S ~[]E, E any](s S, i, j int) S {
	_ = s[i:j:len(s)] // j may not lie in the room behind
	if i == j {
		return s
	}
	return cut(s, i+copy(s[i:], s[j:]))
}

// cut is s[:n]; what becomes free is set to zero.
func cut[S ~[]E, E any](s S, n int) S {
	clear(s[n:])
	return s[:n]
}

// DeleteFunc takes out what del says yes to.
func DeleteFunc[S ~[]E, E any](s S, del func(E) bool) S {
	kept := IndexFunc(s, del)
	if kept < 0 {
		return s
	}
	for _, v := range s[kept+1:] {
		if !del(v) {
			s[kept] = v
			kept++
		}
	}
	return cut(s, kept)
}

// Compact keeps one of each run of equal elements.
func Compact[S ~[]E, E comparable](s S) S {
	kept := 0
	for i := range s {
		if i > 0 && s[i] == s[i-1] {
			continue
		}
		if kept < i {
			s[kept] = s[i]
		}
		kept++
	}
	return cut(s, kept)
}

// CompactFunc is Compact by eq.
func CompactFunc[S ~[]E, E any](s S, eq func(E, E) bool) S {
	kept := 0
	for i := range s {
		if i > 0 && eq(s[i], s[i-1]) {
			continue
		}
		if kept < i {
			s[kept] = s[i]
		}
		kept++
	}
	return cut(s, kept)
}
