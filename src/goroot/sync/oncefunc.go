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

// OnceValue is for an f with one result.
func OnceValue[T any](f func() T) func() T {
	var (
		once   Once
		failed bool
		value  any
		result T
	)
	call := func() {
		failed = true
		defer func() {
			if failed {
				value = recover()
				panic(value)
			}
		}()
		result = f()
		f = nil
		failed = false
	}
	return func() T {
		once.Do(call)
		if failed {
			panic(value)
		}
		return result
	}
}

// OnceValues is for an f with two results.
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	var (
		once   Once
		failed bool
		value  any
		first  T1
		second T2
	)
	call := func() {
		failed = true
		defer func() {
			if failed {
				value = recover()
				panic(value)
			}
		}()
		first, second = f()
		f = nil
		failed = false
	}
	return func() (T1, T2) {
		once.Do(call)
		if failed {
			panic(value)
		}
		return first, second
	}
}
