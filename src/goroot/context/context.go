// Package context tells goroutines when to give up, and hands values down to them.
package context

import (
	"errors"
	"time"
)

// A Context is done at some moment, or never, and knows some values.
type Context interface {
	// Deadline returns when the Context will be done at the latest.
	Deadline() (deadline time.Time, ok bool)

	// Done returns a channel that is closed when the Context is done, nil for never.
	Done() <-chan struct{}

	// Err says why it is done: Canceled or DeadlineExceeded; before that it is nil.
	Err() error

	// Value returns what belongs to a key.
	Value(key any) any
}

// A CancelFunc makes a Context be done. Only its first call counts.
type CancelFunc func()

// A CancelCauseFunc does so for a reason, which Cause returns.
type CancelCauseFunc func(cause error)

// Canceled is what Err returns when somebody gave up.
var Canceled = errors.New("context canceled")

// DeadlineExceeded is what Err returns when time is up.
var DeadlineExceeded error = deadlineExceededError{}

type deadlineExceededError struct{}

func (deadlineExceededError) Error() string   { return "context deadline exceeded" }
func (deadlineExceededError) Timeout() bool   { return true }
func (deadlineExceededError) Temporary() bool { return true }

// A root knows nothing.
type root struct{ never }

func (root) look(key any) (value any, next Context) { return nil, nil }
func (root) Value(key any) any                      { return nil }

type backgroundCtx struct{ root }

func (backgroundCtx) String() string { return "context.Background" }

type todoCtx struct{ root }

func (todoCtx) String() string { return "context.TODO" }

// Background returns the Context that all others come from.
func Background() Context { return backgroundCtx{} }

// TODO returns a Context for where one is not sure which to take.
func TODO() Context { return todoCtx{} }

// Cause returns why c is done: the reason that was given, else c.Err().
func Cause(c Context) error {
	decider, ok := c.Value(itself).(*cancelCtx)
	if !ok {
		return c.Err()
	}
	decider.lock.Lock()
	defer decider.lock.Unlock()
	return decider.cause
}

func needs(parent Context) {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
}

// nameOf is how v prints itself, or else its type.
func nameOf(v any) string {
	if named, ok := v.(interface{ String() string }); ok {
		return named.String()
	}
	return typeName(v)
}
