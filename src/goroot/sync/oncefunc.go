package sync

// The three return a function that calls f when it is called first, and gives the
// same answer ever after. If f panics, each call panics with that value.
// (Go 1.23 oncefunc.go)

// OnceFunc is for an f without results.
func OnceFunc(f func()) func() {
	var (
		once   Once
		failed bool
		value  any
	)
	call := func() {
		// Until f has returned, it may be about to panic.
		failed = true
		defer func() {
			if failed {
				value = recover()
				// Go on panicking: the first call shows where f was.
				panic(value)
			}
		}()
		f()
		f = nil // what it holds on to is not needed any more
		failed = false
	}
	return func() {
		once.Do(call)
		if failed {
			panic(value)
		}
	}
}
