package main

import (
	"fmt"
	"hash/fnv"
	"hash/maphash"
	"io"
)

func main() {
	h := fnv.New32a()
	io.WriteString(h, "hello")
	fmt.Printf("%08x %d %x\n", h.Sum32(), h.Size(), h.Sum([]byte{1}))
	h.Reset()
	h.Write([]byte("hel"))
	h.Write([]byte("lo"))
	fmt.Printf("%08x\n", h.Sum32())
	for _, s := range []string{"", "a", "key-1", "key-2"} {
		h64 := fnv.New64a()
		h64.Write([]byte(s))
		h1 := fnv.New64()
		h1.Write([]byte(s))
		fmt.Printf("%016x %016x %d\n", h64.Sum64(), h1.Sum64(), h64.Sum64()%8)
	}
	seed := maphash.MakeSeed()
	a, b := maphash.String(seed, "same"), maphash.Bytes(seed, []byte("same"))
	var mh maphash.Hash
	mh.SetSeed(seed)
	mh.WriteString("sa")
	mh.WriteString("me")
	fmt.Println(a == b, mh.Sum64() == a, a == maphash.String(seed, "other"))
}
