package context

// AfterFunc calls f in a goroutine of its own when ctx is done. stop reports whether
// it kept f from being called.
func AfterFunc(ctx Context, f func()) (stop func() bool) {
	c := &cancelCtx{then: func() { go f() }}
	c.follow(ctx)
	return func() bool {
		isFirst := c.end(Canceled, nil) // without calling f
		if isFirst && c.leave != nil {
			c.leave()
		}
		return isFirst
	}
}
