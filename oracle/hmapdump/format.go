package main

import "encoding/json"

// Golden files as ../golden/classic/README.md defines them.

type opT struct {
	Op string          `json:"op"`
	K  json.RawMessage `json:"k,omitempty"`
	V  json.RawMessage `json:"v,omitempty"`
	It *int            `json:"it,omitempty"`
}

type hashSpec struct {
	Kind  string   `json:"kind"` // memhash, identity, const
	Const string   `json:"const,omitempty"`
	Key   []string `json:"hashkey,omitempty"`
}

type scenario struct {
	Name     string   `json:"name"`
	Note     string   `json:"note"`
	Key      string   `json:"key"`
	Elem     string   `json:"elem"`
	Path     string   `json:"path"`
	Hash     hashSpec `json:"hash"`
	Make     string   `json:"make"` // small or hint
	Hint     int      `json:"hint"`
	RandSeed string   `json:"randSeed"`
	ShaEvery int      `json:"shaEvery"`
	FullEach int      `json:"fullEvery"`
	Ops      []opT    `json:"ops,omitempty"`
}

type typeJSON struct {
	KeySize      int  `json:"keySize"`
	ElemSize     int  `json:"elemSize"`
	KeySlot      int  `json:"keySlot"`
	ElemSlot     int  `json:"elemSlot"`
	BucketSize   int  `json:"bucketSize"`
	BucketPtrs   bool `json:"bucketPointers"`
	KeyPtrs      bool `json:"keyPointers"`
	ElemPtrs     bool `json:"elemPointers"`
	IndirectKey  bool `json:"indirectKey"`
	IndirectElem bool `json:"indirectElem"`
	Reflexive    bool `json:"reflexiveKey"`
	NeedUpdate   bool `json:"needKeyUpdate"`
	MightPanic   bool `json:"hashMightPanic"`
}

type headJSON struct {
	Count     int    `json:"count"`
	Flags     uint8  `json:"flags"`
	B         uint8  `json:"B"`
	Noverflow uint16 `json:"noverflow"`
	Hash0     uint32 `json:"hash0"`
	Nevacuate uint64 `json:"nevacuate"`
	Gen       int    `json:"gen"`    // which bucket array (-1 none)
	OldGen    int    `json:"oldGen"` // which old array (-1 none)
	Next      any    `json:"next"`
	Ovf       *int   `json:"ovf"`
	OldOvf    *int   `json:"oldovf"`
}

type hiterJSON struct {
	StartBucket uint64 `json:"startBucket"`
	Offset      uint8  `json:"offset"`
	Wrapped     bool   `json:"wrapped"`
	B           uint8  `json:"B"`
	I           uint8  `json:"i"`
	Bucket      uint64 `json:"bucket"`
	CheckBucket int64  `json:"checkBucket"` // -1: none
	Gen         int    `json:"gen"`
	Bptr        any    `json:"bptr"`
}

type record struct {
	I     int        `json:"i"`
	Op    *opT       `json:"op,omitempty"`
	Fn    string     `json:"fn"`
	Res   any        `json:"res,omitempty"`
	Hiter *hiterJSON `json:"hiter,omitempty"`
	Rand  []string   `json:"rand,omitempty"`
	H     headJSON   `json:"h"`
	Sha   string     `json:"sha,omitempty"`
	Full  *fullDump  `json:"full,omitempty"`
}

type golden struct {
	Format   string    `json:"format"`
	Go       string    `json:"go"`
	Arch     string    `json:"arch"`
	Scenario scenario  `json:"scenario"`
	Type     typeJSON  `json:"type"`
	Init     *record   `json:"init"`
	Ops      []*record `json:"ops"`
	FinalSha string    `json:"finalSha"`
}

type resSet struct {
	New   bool   `json:"new"`
	Panic string `json:"panic,omitempty"`
}
type resGet struct {
	OK    bool   `json:"ok"`
	V     any    `json:"v,omitempty"`
	Panic string `json:"panic,omitempty"`
}
type resDel struct {
	Removed bool   `json:"removed"`
	Panic   string `json:"panic,omitempty"`
}
type resIt struct {
	End bool `json:"end"`
	K   any  `json:"k,omitempty"`
	V   any  `json:"v,omitempty"`
}
