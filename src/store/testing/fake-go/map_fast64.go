package runtime

func mapassign_fast64(t *maptype, h *hmap, key uint64) unsafe.Pointer {
	if h == nil {
		panicnilmap()
	}
	if h.flags&hashWriting != 0 {
		fatal("concurrent map writes")
	}
	hash := memhash64(key, h.hash0)

	// announce the write: a load, then a store
	f := h.flags
	h.flags = f ^ hashWriting

	b := bucketOf(h.buckets, hash, h.B)
	i := freeCell(b)
	b.tophash[i] = tophash(hash)
	b.keys[i] = key
	h.count++

	// still ours?
	if h.flags&hashWriting == 0 {
		fatal("concurrent map writes")
	}
	f = h.flags
	h.flags = f &^ hashWriting
	return elemAt(b, i)
}
