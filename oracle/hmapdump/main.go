// Command hmapdump drives the real runtime map of Go 1.23 and dumps its memory after every operation.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"unsafe"
)

const usage = `usage:
  hmapdump run FILE         a scenario, a golden file or a table, made by the runtime: golden JSON on stdout
  hmapdump verify FILE...   makes golden files and tables once more and compares every byte
  hmapdump canon FILE OP    canonical bytes, in hex, after operation OP (-1: after make)
`

func main() {
	checkRuntime()
	args := os.Args[1:]
	switch {
	case len(args) == 2 && args[0] == "run":
		lockRuntime()
		os.Stdout.Write(remake(load(args[1])))
	case len(args) >= 2 && args[0] == "verify":
		lockRuntime()
		os.Exit(verify(args[1:]))
	case len(args) == 3 && args[0] == "canon":
		lockRuntime()
		fmt.Println(hex.EncodeToString(canonicalAfter(args[1], args[2])))
	default:
		fmt.Fprint(os.Stderr, usage)
		os.Exit(2)
	}
}

func checkRuntime() {
	if !strings.HasPrefix(goVersion(), "go1.23") || runtime.GOARCH != "amd64" {
		panic("this program must be built with Go 1.23 for amd64, not " + goVersion() + " for " + runtime.GOARCH)
	}
	if unsafe.Sizeof(hmapT{}) != 48 || unsafe.Sizeof(hiterT{}) != 96 {
		panic("hmap or hiter has another size than Go 1.23's")
	}
}

// goVersion leaves out what a distribution appends.
func goVersion() string {
	version, _, _ := strings.Cut(runtime.Version(), " ")
	return version
}

// remake gives the golden file of whatever b holds: a scenario, a golden file, or one of the tables.
func remake(b []byte) []byte {
	var rows []makemapRow
	if json.Unmarshal(b, &rows) == nil {
		return makemapTable(rows)
	}
	var vectors hashVectors
	if json.Unmarshal(b, &vectors) == nil && len(vectors.Vectors) > 0 {
		return hashTable(vectors)
	}
	return encode(runScenario(readScenario(b)))
}

func verify(files []string) int {
	failed := 0
	for _, file := range files {
		golden := load(file)
		if !bytes.Equal(golden, remake(golden)) {
			failed++
			fmt.Println("differs:", filepath.Base(file))
		}
	}
	fmt.Printf("%d passed, %d failed\n", len(files)-failed, failed)
	return min(failed, 1)
}

func canonicalAfter(file, op string) []byte {
	last, err := strconv.Atoi(op)
	must(err)
	sc := readScenario(load(file))
	x := newExecutor(sc)
	for i, op := range sc.Ops {
		if i > last {
			break
		}
		x.do(op)
	}
	return x.snap(x.h).canonical()
}

// encode writes a golden file with one record a line.
func encode(g *golden) []byte {
	ops := g.Ops
	g.Ops = nil
	whole, err := json.Marshal(g)
	g.Ops = ops
	must(err)
	head, tail, _ := bytes.Cut(whole, []byte(`"ops":null,`))
	var out bytes.Buffer
	out.Write(head)
	out.WriteString("\"ops\":[\n")
	for n, record := range ops {
		line, err := json.Marshal(record)
		must(err)
		out.Write(line)
		if n < len(ops)-1 {
			out.WriteByte(',')
		}
		out.WriteByte('\n')
	}
	out.WriteString("],")
	out.Write(tail)
	out.WriteByte('\n')
	return out.Bytes()
}

func load(path string) []byte {
	file, err := os.Open(path)
	must(err)
	defer file.Close()
	var r io.Reader = file
	if strings.HasSuffix(path, ".gz") {
		r, err = gzip.NewReader(file)
		must(err)
	}
	b, err := io.ReadAll(r)
	must(err)
	return b
}

// readScenario takes a bare scenario, or the one of a golden file.
func readScenario(b []byte) *scenario {
	var g golden
	if json.Unmarshal(b, &g) == nil && g.Format != "" {
		sc := g.Scenario
		for _, r := range g.Ops {
			sc.Ops = append(sc.Ops, *r.Op)
		}
		return &sc
	}
	var sc scenario
	must(json.Unmarshal(b, &sc))
	return &sc
}
