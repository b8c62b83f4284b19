package runtime

// There is no garbage collector: GC only counts, for those that want to see a
// collection go by, such as sync.Pool.

//hmapscope:private
var gccycles uint32

// GC runs a collection.
//
//hmapscope:atomic
func GC() { gccycles++ }

//hmapscope:private
func gccycle() uint32 { return gccycles }

// KeepAlive keeps x alive up to here, as everything is.
//
//hmapscope:private
func KeepAlive(x any) {}
