// Package iter names the functions that a range statement can go over, and turns them inside out.
package iter

// Seq gives yield one value after another, until there are no more or yield says stop.
type Seq[V any] func(yield func(V) bool)

// Seq2 gives yield one pair after another.
type Seq2[K, V any] func(yield func(K, V) bool)

// Pull turns a sequence into a function that returns one value after another, and false
// when there are no more. stop ends it early; it may be called again.
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	var value, none V
	c := new(coroutine)
	go func() {
		defer c.leave()
		coroawait(&c.inside)
		if !c.done { // stop did not come first
			seq(func(v V) bool {
				c.checkYield("iter.Pull")
				value = v
				return c.yield()
			})
		}
		c.returned = true
	}()
	next = func() (V, bool) {
		if !c.resume("iter.Pull") {
			return none, false
		}
		coroswitch(&c.inside, &c.outside)
		if c.panicked {
			panic(c.caught())
		}
		c.pass()
		v := value
		value = none
		return v, !c.done
	}
	stop = func() {
		if c.finish() {
			coroswitch(&c.inside, &c.outside)
			if c.panicked {
				panic(c.caught())
			}
			c.pass()
		}
	}
	return next, stop
}

// Pull2 is Pull of a sequence of pairs.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	var (
		key, noKey     K
		value, noValue V
	)
	c := new(coroutine)
	go func() {
		defer c.leave()
		coroawait(&c.inside)
		if !c.done { // stop did not come first
			seq(func(k K, v V) bool {
				c.checkYield("iter.Pull2")
				key, value = k, v
				return c.yield()
			})
		}
		c.returned = true
	}()
	next = func() (K, V, bool) {
		if !c.resume("iter.Pull2") {
			return noKey, noValue, false
		}
		coroswitch(&c.inside, &c.outside)
		if c.panicked {
			panic(c.caught())
		}
		c.pass()
		k, v := key, value
		key, value = noKey, noValue
		return k, v, !c.done
	}
	stop = func() {
		if c.finish() {
			coroswitch(&c.inside, &c.outside)
			if c.panicked {
				panic(c.caught())
			}
			c.pass()
		}
	}
	return next, stop
}
