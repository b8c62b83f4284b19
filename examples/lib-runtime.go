package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"
)

func caller() string {
	_, file, line, ok := runtime.Caller(1)
	return fmt.Sprint(file[strings.LastIndexByte(file, '/')+1:], " ", line, " ", ok)
}

func main() {
	fmt.Println(runtime.GOOS, runtime.GOARCH, runtime.Compiler, strings.HasPrefix(runtime.Version(), "go1.23"))
	fmt.Println(runtime.NumGoroutine(), runtime.NumCPU() > 0, runtime.GOMAXPROCS(0) > 0)
	var wg sync.WaitGroup
	stop := make(chan int)
	for range 5 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			<-stop
		}()
	}
	fmt.Println(runtime.NumGoroutine())
	close(stop)
	wg.Wait()
	runtime.Gosched()
	runtime.GC()
	var ms runtime.MemStats
	runtime.ReadMemStats(&ms)
	fmt.Println(ms.Mallocs >= ms.Frees)
	fmt.Println(len(os.Args), os.Getenv("HMAPSCOPE_UNSET") == "")
	_, ok := os.LookupEnv("HMAPSCOPE_UNSET")
	fmt.Println(ok)
	_, err := os.Open("/no/such/file")
	fmt.Println(err, os.IsNotExist(err))
	fmt.Fprintln(os.Stdout, "stdout")
	os.Stdout.WriteString("direct\n")
	func() {
		defer func() {
			e, ok := recover().(runtime.Error)
			fmt.Println(e, ok)
		}()
		var p *int
		*p = 1
	}()
	runtime.KeepAlive(ms)
}
