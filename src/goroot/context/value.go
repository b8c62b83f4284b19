package context

import "time"

// WithValue returns a child of parent that knows the value of key.
func WithValue(parent Context, key, val any) Context {
	needs(parent)
	if key == nil {
		panic("nil key")
	}
	if !isComparable(key) {
		panic("key is not comparable")
	}
	return &valueCtx{parent, key, val}
}

// A valueCtx knows one value, and what its parent knows.
type valueCtx struct {
	Context
	key, val any
}

func (c *valueCtx) look(key any) (value any, next Context) {
	if c.key == key {
		return c.val, nil
	}
	return nil, c.Context
}

func (c *valueCtx) Value(key any) any { return find(c, key) }

func (c *valueCtx) String() string {
	return nameOf(c.Context) + ".WithValue(" + briefly(c.key) + ", " + briefly(c.val) + ")"
}

// briefly tells a little about a value without package fmt.
func briefly(v any) string {
	if text, ok := v.(string); ok {
		return text
	}
	if v == nil {
		return "<nil>"
	}
	return nameOf(v)
}

// WithoutCancel returns a child of parent that is never done.
func WithoutCancel(parent Context) Context {
	needs(parent)
	return withoutCancelCtx{parent: parent}
}

// withoutCancelCtx knows what its parent knows, but for who makes that be done.
type withoutCancelCtx struct {
	never
	parent Context
}

func (c withoutCancelCtx) look(key any) (value any, next Context) {
	if key == itself {
		return nil, nil
	}
	return nil, c.parent
}

func (c withoutCancelCtx) Value(key any) any { return find(c, key) }
func (c withoutCancelCtx) String() string    { return nameOf(c.parent) + ".WithoutCancel" }

// A link looks a key up by itself: what it knows, or else, if not nil, whom to ask next.
type link interface {
	look(key any) (value any, next Context)
}

// find goes up from c until somebody knows the key, or is of the program's own type.
func find(c Context, key any) any {
	for {
		own, ok := c.(link)
		if !ok {
			return c.Value(key)
		}
		value, next := own.look(key)
		if next == nil {
			return value
		}
		c = next
	}
}

// never is never done.
type never struct{}

func (never) Deadline() (deadline time.Time, ok bool) { return }
func (never) Done() <-chan struct{}                   { return nil }
func (never) Err() error                              { return nil }
