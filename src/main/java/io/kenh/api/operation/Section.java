package io.kenh.api.operation;

import java.util.List;

/** A group of operations on one kind of thing; every bean of this type is part of the API. */
public interface Section {

    List<Operation> operations();
}
