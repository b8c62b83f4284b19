package testing

import (
	"fmt"
	"time"
)

// report says how the test ended; its parent prints it, unless it is the last one.
func (t *T) report() {
	if t.parent == nil {
		return
	}
	switch {
	case t.Failed():
		t.flush("FAIL")
	case t.Skipped():
		t.flush("SKIP")
	default:
		t.flush("PASS")
	}
}

// reportFailures says of a test that panics, and of those around it, that they failed.
func (c *common) reportFailures() {
	for ; c.parent != nil; c = c.parent {
		if c.duration == 0 {
			c.duration = time.Since(c.start)
		}
		c.flush("FAIL")
	}
}

func (c *common) flush(result string) {
	text := fmt.Sprintf("--- %s: %s (%.2fs)\n", result, c.name, c.duration.Seconds())
	c.mu.Lock()
	text += string(c.output)
	c.output = nil
	c.mu.Unlock()
	if c.level == 1 {
		c.printer.update(c.name, text)
		return
	}
	p := c.parent
	p.mu.Lock()
	defer p.mu.Unlock()
	p.output = append(p.output, indented(text, "    ", "    ")...)
}
