package runtime

// The sizes that Go's allocator has room for; a smaller object gets the next one.
// How many spare overflow buckets an array of buckets has, and how much an append
// grows a slice, depends on them (spec/hmap.md §5).
var sizeClasses = [...]uint16{
	8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256,
	288, 320, 352, 384, 416, 448, 480, 512, 576, 640, 704, 768, 896, 1024, 1152, 1280,
	1408, 1536, 1792, 2048, 2304, 2688, 3072, 3200, 3456, 4096, 4864, 5376, 6144, 6528,
	6784, 6912, 8192, 9472, 9728, 10240, 10880, 12288, 13568, 14336, 16384, 18432, 19072,
	20480, 21760, 24576, 27264, 28672, 32768,
}

const (
	maxSmallSize       = 32768
	mallocHeaderSize   = 8   // in front of an object with pointers …
	minSizeForHeader   = 512 // … that is larger than this
	goPageSize         = 8192
	largestWithoutPage = maxSmallSize - mallocHeaderSize
)

// roundupsize returns how many bytes Go's allocator really gives for size.
//
//hmapscope:private
func roundupsize(size uintptr, noscan bool) uintptr {
	if size > largestWithoutPage {
		return (size + goPageSize - 1) &^ (goPageSize - 1)
	}
	header := uintptr(0)
	if !noscan && size > minSizeForHeader {
		header = mallocHeaderSize
	}
	i := 0
	for uintptr(sizeClasses[i]) < size+header {
		i++
	}
	return uintptr(sizeClasses[i]) - header
}
