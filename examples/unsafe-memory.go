package main

import (
	"fmt"
	"unsafe"
)

type header struct {
	a bool
	b int64
	c bool
	d int32
	e string
	f []byte
	g any
	h [3]uint16
}

type packed struct {
	x uint8
	y uint16
	z uint32
}

func main() {
	var h header
	fmt.Println(unsafe.Sizeof(h), unsafe.Alignof(h), unsafe.Offsetof(h.b), unsafe.Offsetof(h.c),
		unsafe.Offsetof(h.d), unsafe.Offsetof(h.e), unsafe.Offsetof(h.f), unsafe.Offsetof(h.g), unsafe.Offsetof(h.h))
	fmt.Println(unsafe.Sizeof(0), unsafe.Sizeof(""), unsafe.Sizeof([]int{}), unsafe.Sizeof(map[int]int{}),
		unsafe.Sizeof(1i), unsafe.Sizeof(struct{}{}), unsafe.Sizeof([5]int16{}), unsafe.Sizeof(func() {}))
	f := 1.5
	bits := *(*uint64)(unsafe.Pointer(&f))
	fmt.Printf("%#x\n", bits)
	*(*uint64)(unsafe.Pointer(&f)) = 0x4000000000000000
	fmt.Println(f)
	arr := [4]int32{1, 2, 3, 4}
	p := unsafe.Pointer(&arr[0])
	for i := range arr {
		q := (*int32)(unsafe.Add(p, i*4))
		*q *= 10
	}
	fmt.Println(arr, *(*int32)(unsafe.Pointer(uintptr(p) + 8)))
	s := unsafe.Slice(&arr[1], 2)
	s[0] = 7
	fmt.Println(arr, len(s), cap(s))
	text := "hello"
	bs := unsafe.Slice(unsafe.StringData(text), len(text))
	fmt.Println(bs[1], string(bs[:2]))
	buf := []byte("view")
	view := unsafe.String(unsafe.SliceData(buf), len(buf))
	buf[0] = 'V'
	fmt.Println(view)
	k := packed{1, 2, 3}
	raw := *(*[8]byte)(unsafe.Pointer(&k))
	fmt.Println(raw[0], raw[2], raw[4])
	const size = unsafe.Sizeof(packed{})
	fmt.Println(size, *(*uint16)(unsafe.Add(unsafe.Pointer(&k), unsafe.Offsetof(k.y))))
	var nilp unsafe.Pointer
	fmt.Println(nilp == nil, uintptr(nilp))
}
