// Package ring links elements in a circle.
package ring

// A Ring is an element of a circle. The zero Ring is a circle of one.
type Ring struct {
	next, prev *Ring
	Value      any
}

func (r *Ring) init() *Ring {
	r.next, r.prev = r, r
	return r
}

// New makes a circle of n elements.
func New(n int) *Ring {
	if n <= 0 {
		return nil
	}
	r := new(Ring).init()
	for i := 1; i < n; i++ {
		r.prev.Link(new(Ring).init())
	}
	return r
}

// Next returns the element behind r.
func (r *Ring) Next() *Ring {
	if r.next == nil {
		return r.init()
	}
	return r.next
}

// Prev returns the element before r.
func (r *Ring) Prev() *Ring {
	if r.next == nil {
		return r.init()
	}
	return r.prev
}

// Move goes n elements on, or back if n is negative.
func (r *Ring) Move(n int) *Ring {
	if r.next == nil {
		return r.init()
	}
	for ; n > 0; n-- {
		r = r.next
	}
	for ; n < 0; n++ {
		r = r.prev
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
func (r *Ring) Len() int {
	if r == nil {
		return 0
	}
	n := 1
	for p := r.Next(); p != r; p = p.next {
		n++
	}
	return n
}

// Do calls f with each value, from r's on.
func (r *Ring) Do(f func(any)) {
	if r == nil {
		return
	}
	f(r.Value)
	for p := r.Next(); p != r; p = p.next {
		f(p.Value)
	}
}
