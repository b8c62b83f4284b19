package runtime

// What unsafe.Slice and unsafe.String say of lengths that no memory has, and of a
// length without a pointer.

func panicunsafeslicelen()    { gopanic(errorString("unsafe.Slice: len out of range")) }
func panicunsafeslicenilptr() { gopanic(errorString("unsafe.Slice: ptr is nil and len is not zero")) }
func panicunsafestringlen()   { gopanic(errorString("unsafe.String: len out of range")) }
func panicunsafestringnilptr() {
	gopanic(errorString("unsafe.String: ptr is nil and len is not zero"))
}
