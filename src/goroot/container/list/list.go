// Package list is a doubly linked list.
package list

// Element is an element of a list.
type Element struct {
	next, prev *Element
	list       *List
	Value      any
}

// Next returns the element behind e, or nil.
func (e *Element) Next() *Element { return e.inList(e.next) }

// Prev returns the element before e, or nil.
func (e *Element) Prev() *Element { return e.inList(e.prev) }

// inList returns a neighbour of e, or nil for the root and for what is in no list any more.
func (e *Element) inList(neighbour *Element) *Element {
	if e.list == nil || neighbour == &e.list.root {
		return nil
	}
	return neighbour
}

// List is a circle through root, whose next is the first element and whose prev is
// the last one. The zero List is empty.
type List struct {
	root Element
	len  int
}

// Init empties the list.
func (l *List) Init() *List {
	l.len = 0
	l.root.prev = &l.root
	l.root.next = &l.root
	return l
}

// New returns an empty list.
func New() *List { return new(List).Init() }

// end returns the root, between the last element and the first; the zero List becomes a circle.
func (l *List) end() *Element {
	if l.root.next == nil {
		l.Init()
	}
	return &l.root
}

// Len counts the elements.
func (l *List) Len() int { return l.len }

// Front returns the first element, or nil.
func (l *List) Front() *Element {
	if l.len > 0 {
		return l.root.next
	}
	return nil
}

// Back returns the last element, or nil.
func (l *List) Back() *Element {
	if l.len > 0 {
		return l.root.prev
	}
	return nil
}

// join makes two elements neighbours.
func join(before, behind *Element) {
	before.next, behind.prev = behind, before
}

// add puts a new element with value v between two neighbours.
func (l *List) add(v any, before, behind *Element) *Element {
	e := &Element{Value: v, list: l}
	join(before, e)
	join(e, behind)
	l.len++
	return e
}

// Remove takes e out of the list, if it is in it, and returns its value.
func (l *List) Remove(e *Element) any {
	if l == e.list {
		join(e.prev, e.next)
		e.next, e.prev, e.list = nil, nil, nil
		l.len--
	}
	return e.Value
}

// PushFront puts v at the front.
func (l *List) PushFront(v any) *Element {
	end := l.end()
	return l.add(v, end, end.next)
}

// PushBack puts v at the back.
func (l *List) PushBack(v any) *Element {
	end := l.end()
	return l.add(v, end.prev, end)
}

// InsertBefore puts v before mark, an element of the list.
func (l *List) InsertBefore(v any, mark *Element) *Element {
	if l == mark.list {
		return l.add(v, mark.prev, mark)
	}
	return nil
}

// InsertAfter puts v behind mark, an element of the list.
func (l *List) InsertAfter(v any, mark *Element) *Element {
	if l == mark.list {
		return l.add(v, mark, mark.next)
	}
	return nil
}

// MoveToFront makes e the first element.
func (l *List) MoveToFront(e *Element) { l.move(e, &l.root) }

// MoveToBack makes e the last element.
func (l *List) MoveToBack(e *Element) {
	if l == e.list {
		l.move(e, l.root.prev)
	}
}

// MoveBefore puts e before mark.
func (l *List) MoveBefore(e, mark *Element) {
	if e != mark && mark.list == l {
		l.move(e, mark.prev)
	}
}

// MoveAfter puts e behind mark.
func (l *List) MoveAfter(e, mark *Element) {
	if mark.list == l {
		l.move(e, mark)
	}
}

// move puts e, if it is in the list, behind another element or the root.
func (l *List) move(e, before *Element) {
	if l != e.list || e == before || e.prev == before {
		return
	}
	join(e.prev, e.next)
	join(e, before.next)
	join(before, e)
}

// PushBackList puts a copy of another list at the back.
func (l *List) PushBackList(other *List) {
	end := l.end()
	e := other.Front()
	for left := other.len; left > 0; left-- {
		l.add(e.Value, end.prev, end)
		e = e.Next()
	}
}

// PushFrontList puts a copy of another list at the front.
func (l *List) PushFrontList(other *List) {
	end := l.end()
	e := other.Back()
	for left := other.len; left > 0; left-- {
		l.add(e.Value, end, end.next)
		e = e.Prev()
	}
}
