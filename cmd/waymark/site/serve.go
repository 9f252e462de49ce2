package site

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"syscall"
	"time"
)

// Listen takes a port for Serve, on this device only. addr is "host:port" or
// ":port"; without a host it is 127.0.0.1, and port 0 is any free one.
func Listen(addr string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("address %q: must be host:port, for example 127.0.0.1:8080", addr)
	}
	if host == "" {
		host = "127.0.0.1"
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, fmt.Errorf("address %q: this server is for looking at the site on this device, so the host must be 127.0.0.1, ::1 or localhost; to publish, put the built folder on a web host", addr)
	}
	l, err := net.Listen("tcp", net.JoinHostPort(host, port))
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("port %s on %s is taken by another program; stop it or choose another port", port, host)
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("port %s on %s is not ours to take; choose one above 1023", port, host)
	case err != nil:
		return nil, fmt.Errorf("address %q: %w", addr, err)
	}
	return l, nil
}

// Serve answers on l until ctx ends. Requests under way get two seconds to finish.
func Serve(ctx context.Context, l net.Listener, h http.Handler) error {
	server := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second}
	stopped := make(chan error, 1)
	go func() { stopped <- server.Serve(l) }()
	select {
	case err := <-stopped:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
	defer cancel()
	if err := server.Shutdown(last); err != nil {
		server.Close()
	}
	return nil
}
