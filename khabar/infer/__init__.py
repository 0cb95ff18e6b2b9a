"""Events to Assessments: control, routes, sieges, tolls."""
