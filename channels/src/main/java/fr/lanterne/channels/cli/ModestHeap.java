package fr.lanterne.channels.cli;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;
import java.util.Map;

/**
 * Makes the virtual machine give memory back. Left alone it sizes its heap for the machine, not for the work: bringing in
 * a whole archive leaves several hundred megabytes that a quiet service never needs again. A jar cannot carry options of
 * the virtual machine, but these three may be set while it runs; what the operator chose stays.
 */
final class ModestHeap {

    private static final Map<String, String> HABITS = Map.of("G1PeriodicGCInterval", "15000", "MinHeapFreeRatio", "10",
            "MaxHeapFreeRatio", "30");

    private ModestHeap() {}

    static void ask() {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (machine != null) {
            HABITS.forEach((name, value) -> set(machine, name, value));
        }
    }

    private static void set(HotSpotDiagnosticMXBean machine, String name, String value) {
        try {
            VMOption option = machine.getVMOption(name);
            if (option.isWriteable() && option.getOrigin() == VMOption.Origin.DEFAULT) {
                machine.setVMOption(name, value);
            }
        } catch (IllegalArgumentException notOfThisMachine) {
            // Another virtual machine, or another collector: it has habits of its own.
        }
    }
}
