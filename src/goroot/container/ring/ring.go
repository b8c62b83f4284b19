// Package ring links elements in a circle.
package ring

// A Ring is an element of a circle. The zero Ring is a circle of one.
type Ring struct {
	next, prev *Ring
	Value      any
}

// alone returns a circle of one.
func alone(r *Ring) *Ring {
	r.prev = r
	r.next = r
	return r
}

// New makes a circle of n elements.
func New(n int) *Ring {
	var r *Ring
	for ; n > 0; n-- {
		one := alone(new(Ring))
		if r == nil {
			r = one
		} else {
			r.prev.Link(one)
		}
	}
	return r
}

// Next returns the element behind r.
func (r *Ring) Next() *Ring {
	if r.next != nil {
		return r.next
	}
	return alone(r)
}

// Prev returns the element before r.
func (r *Ring) Prev() *Ring {
	if r.next != nil {
		return r.prev
	}
	return alone(r)
}

// Move goes n elements on, or back if n is negative.
func (r *Ring) Move(n int) *Ring {
	if r.next == nil {
		alone(r)
	}
	for n != 0 {
		if n < 0 {
			r = r.prev
			n++
		} else {
			r = r.next
			n--
		}
	}
	return r
}

// Link makes s the element behind r and returns what was there. Two circles become
// one; of one circle, what lay between r and s is taken out.
func (r *Ring) Link(s *Ring) *Ring {
	behind := r.Next()
	if s == nil {
		return behind
	}
	last := s.Prev()
	r.next, s.prev = s, r
	behind.prev, last.next = last, behind
	return behind
}

// Unlink takes n elements behind r out.
func (r *Ring) Unlink(n int) *Ring {
	if n <= 0 {
		return nil
	}
	return r.Link(r.Move(n + 1))
}

// Len counts the elements.
func (r *Ring) Len() (n int) {
	for p := r; p != nil; p = p.behind(r) {
		n++
	}
	return n
}

// Do calls f with each value, from r's on.
func (r *Ring) Do(f func(any)) {
	for p := r; p != nil; p = p.behind(r) {
		f(p.Value)
	}
}

// behind is Next, or nil where that is first again.
func (r *Ring) behind(first *Ring) *Ring {
	if next := r.Next(); next != first {
		return next
	}
	return nil
}
