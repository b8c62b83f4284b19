package context

import (
	"sync"
	"sync/atomic"
)

// A cancelCtx can be done, and then makes its children be done.
type cancelCtx struct {
	Context // its parent

	lock     sync.Mutex
	done     atomic.Value // of chan struct{}, made when first asked for
	err      error
	cause    error
	children map[*cancelCtx]struct{}

	then  func() // what else to do when it is done; may be nil
	leave func() // takes it from its parent; may be nil
}

// itself is the key of which the value is the cancelCtx that one asks, or stands below.
var itself = new(int)

// closed is the channel of those that were done before anybody asked for one.
var closed = make(chan struct{})

func init() { close(closed) }

// WithCancel returns a child of parent, and what makes it be done.
func WithCancel(parent Context) (ctx Context, cancel CancelFunc) {
	c := childOf(parent)
	return c, func() { c.giveUp(Canceled, nil) }
}

// WithCancelCause is WithCancel with a reason.
func WithCancelCause(parent Context) (ctx Context, cancel CancelCauseFunc) {
	c := childOf(parent)
	return c, func(cause error) { c.giveUp(Canceled, cause) }
}

func childOf(parent Context) *cancelCtx {
	needs(parent)
	c := new(cancelCtx)
	c.follow(parent)
	return c
}

func (c *cancelCtx) look(key any) (value any, next Context) {
	if key == itself {
		return c, nil
	}
	return nil, c.Context
}

func (c *cancelCtx) Value(key any) any { return find(c, key) }

func (c *cancelCtx) Done() <-chan struct{} {
	if made := c.done.Load(); made != nil {
		return made.(chan struct{})
	}
	c.lock.Lock()
	defer c.lock.Unlock()
	// Another may have been first.
	if c.done.Load() == nil {
		c.done.Store(make(chan struct{}))
	}
	return c.done.Load().(chan struct{})
}

func (c *cancelCtx) Err() error {
	c.lock.Lock()
	defer c.lock.Unlock()
	return c.err
}

func (c *cancelCtx) String() string { return nameOf(c.Context) + ".WithCancel" }

// giveUp is what a CancelFunc does.
func (c *cancelCtx) giveUp(err, cause error) {
	if c.finish(err, cause) && c.leave != nil {
		c.leave()
	}
}

// finish is end, and does what is to be done then.
func (c *cancelCtx) finish(err, cause error) bool {
	isFirst := c.end(err, cause)
	if isFirst && c.then != nil {
		c.then()
	}
	return isFirst
}

// end makes c be done, then its children, and reports whether it was not done before.
func (c *cancelCtx) end(err, cause error) bool {
	if cause == nil {
		cause = err
	}
	c.lock.Lock()
	defer c.lock.Unlock()
	if c.err != nil {
		return false
	}
	c.err, c.cause = err, cause
	if made := c.done.Load(); made != nil {
		close(made.(chan struct{}))
	} else {
		c.done.Store(closed)
	}
	// A parent's lock is held while the child's is taken, never the other way.
	for child := range c.children {
		child.finish(err, cause)
	}
	c.children = nil
	return true
}
