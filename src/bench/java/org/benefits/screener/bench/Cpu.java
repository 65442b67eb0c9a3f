package org.benefits.screener.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** Times by the processor's clock, which other people's work on the machine hardly touches, and medians of them. */
final class Cpu {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Cpu() {}

    /** Nanoseconds that this thread has run. */
    static long thread() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** Nanoseconds that all threads of this process have run, those of the garbage collector and the compiler too. */
    static long process() {
        return PROCESS.getProcessCpuTime();
    }

    /** The value below which this share of the values lie. */
    static long percentile(long[] values, double share) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.round(share * (sorted.length - 1)))];
    }

    static long median(long[] values) {
        return percentile(values, 0.5);
    }
}
