package runtime

// The queues of processors, and the global one behind them.

// runqput adds to a processor's queue; what comes next kicks out what was to come next.
//
//hmapscope:private
func runqput(pp *p, gp *g, next bool) {
	if next {
		old := pp.runnext
		pp.runnext = gp
		pp.nextSince = sched.procs.steps
		if old == nil {
			return
		}
		gp = old
	}
	if pp.tail-pp.head == runqueue {
		// Full: the older half goes to the global queue, and this one behind it.
		for i := 0; i < runqueue/2; i++ {
			globrunqput(runqtake(pp))
		}
		globrunqput(gp)
		return
	}
	pp.queue[pp.tail%runqueue] = gp
	pp.tail++
}

// runqget takes what is to run next, then the head of the queue.
//
//hmapscope:private
func runqget(pp *p) *g {
	if gp := pp.runnext; gp != nil {
		pp.runnext = nil
		return gp
	}
	return runqtake(pp)
}

//hmapscope:private
func runqtake(pp *p) *g {
	if pp.head == pp.tail {
		return nil
	}
	gp := pp.queue[pp.head%runqueue]
	pp.queue[pp.head%runqueue] = nil
	pp.head++
	if pp.head == pp.tail {
		pp.head, pp.tail = 0, 0
	}
	return gp
}

//hmapscope:private
func globrunqput(gp *g) {
	ps := sched.procs
	gp.schedlink = nil
	if ps.tail == nil {
		ps.head = gp
	} else {
		ps.tail.schedlink = gp
	}
	ps.tail = gp
	ps.length++
}

//hmapscope:private
func globrunqget() *g {
	ps := sched.procs
	gp := ps.head
	ps.head = gp.schedlink
	if ps.head == nil {
		ps.tail = nil
	}
	gp.schedlink = nil
	ps.length--
	return gp
}

// runqremove takes a goroutine out of whatever queue it is in.
//
//hmapscope:private
func runqremove(gp *g) bool {
	ps := sched.procs
	for i := int64(0); i < sched.maxprocs; i++ {
		pp := ps.all[i]
		if pp.runnext == gp {
			pp.runnext = nil
			return true
		}
		for at := pp.head; at != pp.tail; at++ {
			if pp.queue[at%runqueue] != gp {
				continue
			}
			for ; at+1 != pp.tail; at++ {
				pp.queue[at%runqueue] = pp.queue[(at+1)%runqueue]
			}
			pp.tail--
			pp.queue[pp.tail%runqueue] = nil
			return true
		}
	}
	var before *g
	for next := ps.head; next != nil; before, next = next, next.schedlink {
		if next != gp {
			continue
		}
		if before == nil {
			ps.head = gp.schedlink
		} else {
			before.schedlink = gp.schedlink
		}
		if ps.tail == gp {
			ps.tail = before
		}
		gp.schedlink = nil
		ps.length--
		return true
	}
	return false
}
