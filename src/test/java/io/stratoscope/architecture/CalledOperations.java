package io.stratoscope.architecture;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.stratoscope.simulator.SimulatedAccount;

import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkRequest;

import java.lang.reflect.Method;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** The API operations that compiled code calls by the SDK's clients and waiters, as it stands, whether it runs or not. */
public final class CalledOperations {
    private static final String SERVICES = "software.amazon.awssdk.services.";

    private final SimulatedAccount account = SimulatedAccount.empty(Clock.systemUTC());
    private final SortedSet<String> found = new TreeSet<>();

    private CalledOperations() {}

    /**
     * What the program's code in a package and those below calls: {@code ec2:CreateVpc}.
     *
     * @param without folders that are left out: {@code /provision/terraform/}
     */
    public static SortedSet<String> in(String packageName, String... without)
            throws ClassNotFoundException {
        return in(
                named(importer ->
                        importer.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .withImportOption(
                                        place -> Stream.of(without).noneMatch(place::contains))
                                .importPackages(packageName)));
    }

    /** What a class calls. */
    public static SortedSet<String> in(Class<?> one) throws ClassNotFoundException {
        return in(named(importer -> importer.importClasses(one)));
    }

    // The SDK's classes are only wanted by their names: to read all of them takes a minute.
    private static JavaClasses named(Function<ClassFileImporter, JavaClasses> imported) {
        return ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return imported.apply(new ClassFileImporter());
        });
    }

    private static SortedSet<String> in(JavaClasses classes) throws ClassNotFoundException {
        CalledOperations operations = new CalledOperations();
        for (JavaClass each : classes) {
            List<JavaAccess<?>> accesses =
                    Stream.<JavaAccess<?>>concat(
                                    each.getMethodCallsFromSelf().stream(),
                                    each.getMethodReferencesFromSelf().stream())
                            .toList();
            for (JavaAccess<?> access : accesses) {
                operations.note(access);
            }
        }
        return operations.found;
    }

    private void note(JavaAccess<?> access) throws ClassNotFoundException {
        String owner = access.getTargetOwner().getFullName();
        if (!owner.startsWith(SERVICES)) {
            return;
        }
        String method = access.getTarget().getName();
        if (owner.endsWith("Client")) {
            Class<? extends SdkClient> client = Class.forName(owner).asSubclass(SdkClient.class);
            if (isOperation(client, method)) {
                add(client, method);
            }
        } else if (owner.endsWith("Waiter") && method.startsWith("waitUntil")) {
            Class<?> asked = request(Class.forName(owner), method).orElseThrow();
            Class<? extends SdkClient> client = clientOf(owner);
            add(client, operation(client, asked));
        }
    }

    private void add(Class<? extends SdkClient> client, String method) {
        String name = method.replaceFirst("Paginator$", "");
        found.add(
                account.client(client, SimulatedAccount.HOME_REGION).serviceName()
                        + ":"
                        + name.substring(0, 1).toUpperCase(Locale.ROOT)
                        + name.substring(1));
    }

    // What is not asked with a request is the client's own affair, such as how to close it.
    private static boolean isOperation(Class<?> client, String method) {
        return request(client, method).isPresent();
    }

    private static Optional<? extends Class<?>> request(Class<?> type, String method) {
        return Stream.of(type.getMethods())
                .filter(each -> each.getName().equals(method))
                .flatMap(each -> Stream.of(each.getParameterTypes()))
                .filter(SdkRequest.class::isAssignableFrom)
                .findFirst();
    }

    private static Class<? extends SdkClient> clientOf(String waiter)
            throws ClassNotFoundException {
        for (Method method : Class.forName(waiter + "$Builder").getMethods()) {
            if (method.getName().equals("client")) {
                return method.getParameterTypes()[0].asSubclass(SdkClient.class);
            }
        }
        throw new AssertionError(waiter + " waits with no client");
    }

    private static String operation(Class<?> client, Class<?> request) {
        return Stream.of(client.getMethods())
                .filter(each -> List.of(each.getParameterTypes()).equals(List.of(request)))
                .map(Method::getName)
                .filter(name -> !name.endsWith("Paginator"))
                .findFirst()
                .orElseThrow();
    }
}
