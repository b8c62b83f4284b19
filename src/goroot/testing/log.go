package testing

import (
	"fmt"
	"os"
	"runtime"
	"sync"
)

// A printer writes what tests have to say as they say it, and whose words come next
// when that has changed.
type printer struct {
	mu   sync.Mutex
	last string
}

// update is about a test, which it names itself.
func (p *printer) update(name, text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last = name
	os.Stdout.WriteString(text)
}

// print is what a test says.
func (p *printer) print(name, text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.last != "" && p.last != name {
		text = "=== NAME  " + name + "\n" + text
	}
	p.last = name
	os.Stdout.WriteString(text)
}

// log prints for the function that called its caller.
func (c *common) log(s string) {
	text := c.place() + s
	if len(s) > 0 && s[len(s)-1] == '\n' {
		text = text[:len(text)-1]
	}
	text = indented(text, "    ", "        ") + "\n"
	c.mu.Lock()
	done := c.done
	c.mu.Unlock()
	if !done {
		c.printer.print(c.name, text)
		return
	}
	for p := c.parent; p != nil; p = p.parent {
		p.mu.Lock()
		open := !p.done
		if open {
			p.output = append(p.output, text...)
		}
		p.mu.Unlock()
		if open {
			return
		}
	}
	panic("Log in goroutine after " + c.name + " has completed: " + s)
}

// place is the file and the line that a text is about: not those of helpers. The call of
// a test that is a helper itself is where it was run.
func (c *common) place() string {
	var pcs [50]uintptr
	n := runtime.Callers(4, pcs[:])
	frames := runtime.CallersFrames(pcs[:n])
	var before runtime.Frame
	for {
		frame, more := frames.Next()
		if frame.Function == "testing.tRunner" && before.Function != "" {
			if c.level <= 1 {
				return at(before)
			}
			frames = runtime.CallersFrames(c.runFrom)
			c = c.parent
			before = frame
			continue
		}
		c.mu.Lock()
		helps := c.isHelper(frame.Function)
		c.mu.Unlock()
		if !helps || !more {
			return at(frame)
		}
		before = frame
	}
}

func at(frame runtime.Frame) string {
	if frame.Function == "" {
		return "???:1: "
	}
	file := frame.File
	for i := len(file) - 1; i >= 0; i-- {
		if file[i] == '/' {
			file = file[i+1:]
			break
		}
	}
	return fmt.Sprintf("%s:%d: ", file, frame.Line)
}

// indented puts first before the text and rest before its other lines.
func indented(text, first, rest string) string {
	out := first
	from := 0
	for i := 0; i < len(text)-1; i++ {
		if text[i] == '\n' {
			out += text[from:i+1] + rest
			from = i + 1
		}
	}
	return out + text[from:]
}
