package tern.gpu.host.program;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tern.gpu.host.HostFacts;
import tern.gpu.host.HostText;

/// The program. It says a reading a tick and answers questions, a line each: `R millis` sets the time between two
/// readings, `P pid` asks for a program, `B port` for who listens at a port. The end of its standard input ends it.
public final class HostMain {

    private static final long SHORTEST = 100;
    private static final long LONGEST = 300_000;
    private static final String END = "";

    private HostMain() {}

    public static void main(String[] args) {
        try (PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false,
                StandardCharsets.US_ASCII)) {
            out.println(HostText.HEADER);
            out.flush();
            LinkedBlockingQueue<String> orders = new LinkedBlockingQueue<>(1000);
            Thread.ofPlatform().daemon().name("host-orders").start(() -> orders(orders));
            run(out, orders, args.length > 0 ? period(args[0]) : 1000);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        // not System.exit: nothing here needs an orderly end, and native code must not delay it
        Runtime.getRuntime().halt(0);
    }

    private static void run(PrintStream out, LinkedBlockingQueue<String> orders, long first)
            throws InterruptedException {
        HostReader reader = new HostReader();
        long period = first;
        long next = System.nanoTime();
        while (!out.checkError()) {
            long now = System.nanoTime();
            if (next - now <= 0) {
                out.println(HostText.write(reader.read()));
                out.flush();
                next = now + TimeUnit.MILLISECONDS.toNanos(period);
                continue;
            }
            String order = orders.poll(next - now, TimeUnit.NANOSECONDS);
            if (order == null) {
                continue;
            }
            if (order.equals(END)) {
                return;
            }
            String value = order.substring(2);
            switch (order.charAt(0)) {
                case 'R' -> {
                    period = period(value);
                    next = Math.min(next, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(period));
                }
                case 'P' -> {
                    long pid = Long.parseLong(value);
                    Optional<HostFacts.Program> found = reader.program(pid);
                    out.println(found.map(HostText::write).orElse("P " + pid + " ?"));
                    out.flush();
                }
                default -> {
                    out.println(HostText.write(reader.port(Integer.parseInt(value))));
                    out.flush();
                }
            }
        }
    }

    private static long period(String millis) {
        return Math.clamp(Long.parseLong(millis), SHORTEST, LONGEST);
    }

    private static void orders(LinkedBlockingQueue<String> orders) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.matches("[RPB] [0-9]{1,9}")) {
                    orders.put(line);
                }
            }
            orders.put(END);
        } catch (IOException | InterruptedException _) {
            // the same as the end, and as sure
            Runtime.getRuntime().halt(0);
        }
    }
}
