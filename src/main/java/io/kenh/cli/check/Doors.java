package io.kenh.cli.check;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;

/** The beans that routes may call: those whose class names itself, such as {@code @Component("intake")}. */
final class Doors {

    private final Map<String, Class<?>> doors = new TreeMap<>();

    /** Reads class files only; nothing is started. */
    Doors() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Component.class));
        scan.findCandidateComponents("io.kenh").forEach(bean -> {
            Object name = ((AnnotatedBeanDefinition) bean).getMetadata().getAnnotationAttributes(Component.class.getName()).get("value");
            if (!"".equals(name)) {
                doors.put((String) name, type(bean.getBeanClassName()));
            }
        });
    }

    Set<String> names() {
        return doors.keySet();
    }

    /** Names of the public methods of a door. */
    Set<String> methods(String door) {
        return Arrays.stream(doors.get(door).getMethods()).filter(m -> m.getDeclaringClass() != Object.class)
                .map(Method::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, Doors.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("found on the class path a moment ago: " + name, e);
        }
    }
}
