package io.kenh.cli.check;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;

/** The beans that routes may call. */
final class Doors {

    private final Map<String, String> classes = new TreeMap<>();
    private final Set<String> named = new TreeSet<>();

    /** Reads class files only; nothing is loaded or started. */
    Doors() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Component.class));
        scan.findCandidateComponents("io.kenh").forEach(this::add);
    }

    private void add(BeanDefinition bean) {
        String name = AnnotationBeanNameGenerator.INSTANCE.generateBeanName(bean, null);
        classes.put(name, bean.getBeanClassName());
        if (name.equals(((AnnotatedBeanDefinition) bean).getMetadata().getAnnotationAttributes(Component.class.getName()).get("value"))) {
            named.add(name);
        }
    }

    boolean has(String name) {
        return classes.containsKey(name);
    }

    /** For people: the beans that were given a name because routes call them. */
    String list() {
        return "one of the doors " + String.join(", ", named) + ", or an action by its class";
    }

    /** Names of the public methods of a door. */
    Set<String> methods(String door) {
        try {
            Class<?> type = Class.forName(classes.get(door), false, Doors.class.getClassLoader());
            return Arrays.stream(type.getMethods()).filter(m -> m.getDeclaringClass() != Object.class)
                    .map(Method::getName).collect(Collectors.toCollection(TreeSet::new));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("found on the class path a moment ago: " + door, e);
        }
    }
}
