package runtime

// The timers that are set, in order of time, then of coming: a search tree of the
// first ones at each time, whose others follow them in a list. A node lies above
// those of lower rank, and the rank follows from the time: what is set says how the
// tree looks, and not who came when.

// timerRank scatters times; different times have different ranks.
//
//hmapscope:private
func timerRank(when int64) uint64 {
	x := uint64(when) * 0x9e3779b97f4a7c15
	return (x ^ x>>32) * 0xbf58476d1ce4e5b9
}

// settimer sets a timer.
//
//hmapscope:private
func settimer(t *timer) {
	if t.when < 0 {
		t.when = farFuture // so far away that the sum went over
	}
	t.set = true
	rank := timerRank(t.when)
	link := &sched.timers
	for *link != nil && timerRank((*link).when) > rank {
		link = timerBranch(*link, t.when)
	}
	first := *link
	if first != nil && first.when == t.when {
		t.prev = first.last
		first.last.next = t
		first.last = t
		return
	}
	t.last = t
	*link = t
	splittimers(first, t)
	alarm()
}

// splittimers gives the timers below a place to the one that takes it.
//
//hmapscope:private
func splittimers(below, t *timer) {
	left, right := &t.left, &t.right
	for below != nil {
		if below.when < t.when {
			*left = below
			left = &below.right
			below = below.right
		} else {
			*right = below
			right = &below.left
			below = below.left
		}
	}
	*left, *right = nil, nil
}

//hmapscope:private
func unsettimer(t *timer) {
	link := &sched.timers
	for (*link).when != t.when {
		link = timerBranch(*link, t.when)
	}
	first, next := *link, t.next
	switch {
	case t != first:
		t.prev.next = next
		if next == nil {
			first.last = t.prev
		} else {
			next.prev = t.prev
		}
	case next != nil:
		next.prev, next.last = nil, t.last
		next.left, next.right = t.left, t.right
		*link = next
	default:
		jointimers(link, t.left, t.right)
	}
	t.next, t.prev, t.last, t.left, t.right = nil, nil, nil, nil, nil
	t.set = false
	alarm()
}

// jointimers puts the timers of two trees, one sooner than the other, in one place.
//
//hmapscope:private
func jointimers(link **timer, left, right *timer) {
	for left != nil && right != nil {
		if timerRank(left.when) > timerRank(right.when) {
			*link = left
			link = &left.right
			left = left.right
		} else {
			*link = right
			link = &right.left
			right = right.left
		}
	}
	if left == nil {
		left = right
	}
	*link = left
}

//hmapscope:private
func timerBranch(t *timer, when int64) **timer {
	if when < t.when {
		return &t.left
	}
	return &t.right
}

//hmapscope:private
func firsttimer() *timer {
	t := sched.timers
	for t != nil && t.left != nil {
		t = t.left
	}
	return t
}

// nextwaking returns the first timer of a tree that lets somebody go on. A channel
// that nobody waits for does not count: Go too reports a deadlock then.
//
//hmapscope:private
func nextwaking(t *timer) *timer {
	if t == nil {
		return nil
	}
	if sooner := nextwaking(t.left); sooner != nil {
		return sooner
	}
	for same := t; same != nil; same = same.next {
		if same.does != timerSends || same.c.recvq.first != nil {
			return same
		}
	}
	return nextwaking(t.right)
}

// alarm notes when the machine must look at the timers.
//
//hmapscope:private
func alarm() {
	sched.alarm = farFuture
	if t := firsttimer(); t != nil {
		sched.alarm = t.when
	}
}
