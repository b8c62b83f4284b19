package bufio

import "bytes"

// ReadSlice reads up to and with the first delim; the next read may overwrite it.
func (b *Reader) ReadSlice(delim byte) (line []byte, err error) {
	searched := 0
	for {
		ahead := b.buf[b.from:b.to]
		if i := bytes.IndexByte(ahead[searched:], delim); i >= 0 {
			return b.take(searched + i + 1), nil
		}
		if b.failed != nil {
			return b.take(len(ahead)), b.failure()
		}
		if len(ahead) >= len(b.buf) {
			return b.take(len(ahead)), ErrBufferFull
		}
		searched = len(ahead)
		b.more()
	}
}

// ReadBytes reads up to and with the first delim.
func (b *Reader) ReadBytes(delim byte) ([]byte, error) {
	var before []byte
	for {
		part, err := b.ReadSlice(delim)
		if err != ErrBufferFull {
			line := make([]byte, len(before)+len(part))
			copy(line[copy(line, before):], part)
			return line, err
		}
		before = append(before, part...)
	}
}

// ReadString reads up to and with the first delim.
func (b *Reader) ReadString(delim byte) (string, error) {
	line, err := b.ReadBytes(delim)
	return string(line), err
}

// ReadLine reads a line without its end; isPrefix says that more of it follows.
func (b *Reader) ReadLine() (line []byte, isPrefix bool, err error) {
	line, err = b.ReadSlice('\n')
	switch n := len(line); {
	case err == ErrBufferFull:
		if line[n-1] == '\r' {
			// The end of the line may have been cut in two.
			b.from--
			line = line[:n-1]
		}
		return line, true, nil
	case n == 0:
		return nil, false, err
	case line[n-1] == '\n':
		line = withoutReturn(line[:n-1])
	}
	return line, false, nil
}
