package testing

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
	"unicode"
)

// context is shared by all tests: how many run in parallel, and which names there are.
type context struct {
	mu      sync.Mutex
	names   []string
	start   chan bool
	running int
	waiting int
	most    int
}

func newContext() *context {
	return &context{start: make(chan bool), running: 1, most: runtime.GOMAXPROCS(0)}
}

// join makes t one of its parent's parallel tests.
func (c *context) join(t *T) {
	p := t.parent
	p.mu.Lock()
	defer p.mu.Unlock()
	p.beside = append(p.beside, t)
}

// wait waits until one more test may run.
func (c *context) wait() {
	c.mu.Lock()
	if c.running < c.most {
		c.running++
		c.mu.Unlock()
		return
	}
	c.waiting++
	c.mu.Unlock()
	<-c.start
}

// release lets another test run in place of one that is over.
func (c *context) release() {
	c.mu.Lock()
	if c.waiting == 0 {
		c.running--
		c.mu.Unlock()
		return
	}
	c.waiting--
	c.mu.Unlock()
	c.start <- true
}

// fullName is a name that no other test has: blanks are underscores, and who comes
// second has a number.
func (c *context) fullName(parent *common, name string) string {
	if parent.level == 0 {
		return name
	}
	name = parent.name + "/" + spelled(name)
	empty := strings.HasSuffix(name, "/")
	c.mu.Lock()
	defer c.mu.Unlock()
	unique := name
	for n := 0; empty && n == 0 || c.isTaken(unique); n++ {
		if n > 0 || empty {
			unique = fmt.Sprintf("%s#%02d", name, n)
		}
	}
	c.names = append(c.names, unique)
	return unique
}

func (c *context) isTaken(name string) bool {
	for _, other := range c.names {
		if other == name {
			return true
		}
	}
	return false
}

func spelled(s string) string {
	out := ""
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			out += "_"
		case !unicode.IsPrint(r):
			quoted := fmt.Sprintf("%+q", r)
			out += quoted[1 : len(quoted)-1]
		default:
			out += string(r)
		}
	}
	return out
}
