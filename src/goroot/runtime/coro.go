package runtime

// A coroutine of iter.Pull is a goroutine that takes turns with the one that calls it.
// (Go 1.23 coro.go switches from one to the other without its scheduler.)

// coroswitch gives the turn to who waits for *there, and waits for it at *here.
func coroswitch(there, here *uint32) {
	semrelease(there, true)
	coroawait(here)
}

// coroawait waits for the turn.
func coroawait(here *uint32) { semacquire(here, false, waitReasonCoroutine) }

// coroexit gives the turn away for good.
func coroexit(there *uint32) { semrelease(there, true) }
