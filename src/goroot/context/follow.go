package context

// follow makes c a child of parent: it will be done when parent is.
func (c *cancelCtx) follow(parent Context) {
	c.Context = parent
	done := parent.Done()
	if done == nil {
		return
	}
	inherit := func() { c.finish(parent.Err(), Cause(parent)) }
	select {
	case <-done:
		inherit()
		return
	default:
	}
	if p := decides(parent, done); p != nil {
		p.adopt(c)
		c.leave = func() { p.forget(c) }
		return
	}
	if own, ok := parent.(interface{ AfterFunc(func()) func() bool }); ok {
		stop := own.AfterFunc(inherit)
		c.Context = stopCtx{parent}
		c.leave = func() { stop() }
		return
	}
	go func() {
		select {
		case <-done:
			inherit()
		case <-c.Done():
		}
	}()
}

// A stopCtx stands before a parent with an AfterFunc of its own: children print its name,
// as in Go.
type stopCtx struct{ Context }

// decides returns the cancelCtx with whose channel parent is done, or nil. A type of the
// program's own may stand in between, but if it has another channel, it decides itself.
func decides(parent Context, done <-chan struct{}) *cancelCtx {
	p, _ := parent.Value(itself).(*cancelCtx)
	if p == nil {
		return nil
	}
	if made, _ := p.done.Load().(chan struct{}); made != done {
		return nil
	}
	return p
}

// adopt takes a child in, or makes it be done if c is.
func (c *cancelCtx) adopt(child *cancelCtx) {
	c.lock.Lock()
	defer c.lock.Unlock()
	if c.err != nil {
		child.finish(c.err, c.cause)
		return
	}
	if c.children == nil {
		c.children = make(map[*cancelCtx]struct{})
	}
	c.children[child] = struct{}{}
}

func (c *cancelCtx) forget(child *cancelCtx) {
	c.lock.Lock()
	delete(c.children, child) // also of a nil map
	c.lock.Unlock()
}
