package sync

// noCopy marks what must not be copied once it is in use: go vet looks for its
// methods, and fmt prints it.
type noCopy struct{}

func (*noCopy) Lock()   {}
func (*noCopy) Unlock() {}
