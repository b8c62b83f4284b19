package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unsafe"
)

// The two tables beside the scenarios: what makemap allocates, and what the hash functions give.

type makemapRow struct {
	Key          string `json:"key"`
	Elem         string `json:"elem"`
	BucketSize   int    `json:"bucketSize"`
	BucketPtrs   bool   `json:"bucketPointers"`
	Hint         int    `json:"hint"`
	B            uint8  `json:"B"`
	TotalBuckets int    `json:"totalBuckets"`
	Preallocated int    `json:"preallocated"`
}

// makemapTable asks the runtime's makemap for the maps that the rows name.
func makemapTable(asked []makemapRow) []byte {
	var out bytes.Buffer
	out.WriteString("[\n")
	for n, row := range asked {
		line, err := json.Marshal(makeMap(row.Key, row.Elem, row.Hint))
		must(err)
		out.Write(line)
		if n < len(asked)-1 {
			out.WriteByte(',')
		}
		out.WriteByte('\n')
	}
	out.WriteString("]\n")
	return out.Bytes()
}

func makeMap(key, elem string, hint int) makemapRow {
	x := &executor{}
	x.mt = mapTypeOf(key, elem)
	x.bsize = uintptr(x.mt.bucketSize)
	x.h = (*hmapT)(rtMakemap(unsafe.Pointer(x.mt), hint, nil))
	row := makemapRow{Key: key, Elem: elem, BucketSize: int(x.bsize), BucketPtrs: x.mt.bucket.ptrBytes != 0, Hint: hint, B: x.h.B}
	if x.h.buckets != nil {
		row.TotalBuckets = x.arrayLen(x.h.B)
		row.Preallocated = row.TotalBuckets - 1<<x.h.B
		x.checkArray(row.TotalBuckets)
	}
	return row
}

type hashVectors struct {
	Format  string       `json:"format"`
	Hashkey [4]string    `json:"hashkey"`
	Vectors []hashVector `json:"vectors"`
}

type hashVector struct {
	Key  string          `json:"key"`
	K    json.RawMessage `json:"k"`
	Seed string          `json:"seed"`
	Rand []string        `json:"rand,omitempty"`
	Hash string          `json:"hash"`
}

// hashTable hashes the keys that the vectors name with the compiler's own hash functions.
func hashTable(asked hashVectors) []byte {
	var hashkey [4]uint64
	for i, word := range asked.Hashkey {
		hashkey[i] = parseHex64(word)
	}
	for i := range asked.Vectors {
		v := &asked.Vectors[i]
		var words [blockWords]uint64
		for n, word := range v.Rand {
			words[n] = parseHex64(word)
		}
		p := codecOf(v.Key).parse(v.K)
		hasher := mapTypeOf(v.Key, "").hasher
		var hash uintptr
		drawn := withChance(words, hashkey, func() { hash = hasher(p, uintptr(parseHex64(v.Seed))) })
		if drawn != len(v.Rand) {
			panic(fmt.Sprintf("the hash of %s drew %d random words", v.K, drawn))
		}
		v.Hash = fmt.Sprintf("0x%016x", uint64(hash))
	}
	out, err := json.MarshalIndent(asked, "", " ")
	must(err)
	return append(out, '\n')
}
