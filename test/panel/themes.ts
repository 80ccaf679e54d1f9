/** Theme variables as VS Code gives them to a webview: the part that the panel uses. */
export const THEMES = {
  dark: {
    kind: 'vscode-dark',
    variables: {
      'editor-background': '#1f1f1f', foreground: '#cccccc', descriptionForeground: '#9d9d9d', 'panel-border': '#2b2b2b', 'sideBar-background': '#181818',
      'textLink-foreground': '#4daafc', 'textLink-activeForeground': '#4daafc', focusBorder: '#0078d4', 'progressBar-background': '#0078d4',
      'button-background': '#0078d4', 'button-foreground': '#ffffff', 'button-hoverBackground': '#026ec1', 'button-secondaryBackground': '#313131',
      'button-secondaryForeground': '#cccccc', 'button-secondaryHoverBackground': '#3c3c3c', 'button-border': 'rgba(255,255,255,0.07)',
      'charts-blue': '#3794ff', 'symbolIcon-classForeground': '#ee9d28', 'charts-orange': '#d18616', 'charts-yellow': '#cca700', 'charts-purple': '#b180d7', 'testing-iconPassed': '#73c991', 'testing-iconFailed': '#f14c4c',
      'badge-background': '#616161', 'badge-foreground': '#f8f8f8', 'settings-dropdownBackground': '#313131', 'settings-dropdownForeground': '#cccccc', 'settings-dropdownBorder': '#3c3c3c',
      'settings-checkboxBackground': '#313131', 'settings-checkboxBorder': '#3c3c3c', 'settings-checkboxForeground': '#cccccc',
      'editorHoverWidget-background': '#202020', 'editorHoverWidget-border': '#454545', 'editorHoverWidget-foreground': '#cccccc', 'widget-shadow': 'rgba(0,0,0,0.36)',
      'list-inactiveSelectionBackground': '#37373d', 'editor-selectionBackground': '#264f78', errorForeground: '#f85149', 'textCodeBlock-background': '#2b2b2b',
      'notifications-background': '#1f1f1f', 'notifications-foreground': '#cccccc', 'notifications-border': '#2b2b2b',
    },
  },
  light: {
    kind: 'vscode-light',
    variables: {
      'editor-background': '#ffffff', foreground: '#3b3b3b', descriptionForeground: '#3b3b3b', 'panel-border': '#e5e5e5', 'sideBar-background': '#f8f8f8',
      'textLink-foreground': '#005fb8', 'textLink-activeForeground': '#005fb8', focusBorder: '#005fb8', 'progressBar-background': '#005fb8',
      'button-background': '#005fb8', 'button-foreground': '#ffffff', 'button-hoverBackground': '#0258a8', 'button-secondaryBackground': '#e5e5e5',
      'button-secondaryForeground': '#3b3b3b', 'button-secondaryHoverBackground': '#cccccc', 'button-border': 'rgba(0,0,0,0.1)',
      'charts-blue': '#1a85ff', 'symbolIcon-classForeground': '#d67e00', 'charts-orange': '#d18616', 'charts-yellow': '#bf8803', 'charts-purple': '#652d90', 'testing-iconPassed': '#388a34', 'testing-iconFailed': '#e51400',
      'badge-background': '#cccccc', 'badge-foreground': '#3b3b3b', 'settings-dropdownBackground': '#ffffff', 'settings-dropdownForeground': '#3b3b3b', 'settings-dropdownBorder': '#cecece',
      'settings-checkboxBackground': '#f8f8f8', 'settings-checkboxBorder': '#cecece', 'settings-checkboxForeground': '#3b3b3b',
      'editorHoverWidget-background': '#f8f8f8', 'editorHoverWidget-border': '#c8c8c8', 'editorHoverWidget-foreground': '#3b3b3b', 'widget-shadow': 'rgba(0,0,0,0.16)',
      'list-inactiveSelectionBackground': '#e4e6f1', 'editor-selectionBackground': '#add6ff', errorForeground: '#d1242f', 'textCodeBlock-background': '#f8f8f8',
      'notifications-background': '#ffffff', 'notifications-foreground': '#3b3b3b', 'notifications-border': '#e5e5e5',
    },
  },
  contrast: {
    kind: 'vscode-high-contrast',
    variables: {
      'editor-background': '#000000', foreground: '#ffffff', descriptionForeground: 'rgba(255,255,255,0.7)', 'panel-border': '#6fc3df', 'sideBar-background': '#000000', contrastBorder: '#6fc3df',
      'textLink-foreground': '#21a6ff', 'textLink-activeForeground': '#21a6ff', focusBorder: '#f38518', 'progressBar-background': '#6fc3df',
      'button-background': '#000000', 'button-foreground': '#ffffff', 'button-secondaryBackground': '#000000', 'button-secondaryForeground': '#ffffff', 'button-border': '#6fc3df',
      'charts-blue': '#3794ff', 'symbolIcon-classForeground': '#ee9d28', 'charts-orange': '#d18616', 'charts-yellow': '#cca700', 'charts-purple': '#b180d7', 'testing-iconPassed': '#73c991', 'testing-iconFailed': '#f14c4c',
      'badge-background': '#000000', 'badge-foreground': '#ffffff', 'settings-dropdownBackground': '#000000', 'settings-dropdownForeground': '#ffffff', 'settings-dropdownBorder': '#6fc3df',
      'settings-checkboxBackground': '#000000', 'settings-checkboxBorder': '#6fc3df', 'settings-checkboxForeground': '#ffffff',
      'editorHoverWidget-background': '#000000', 'editorHoverWidget-border': '#6fc3df', 'editorHoverWidget-foreground': '#ffffff',
      'editor-selectionBackground': '#ffffff', errorForeground: '#f48771', 'textCodeBlock-background': '#000000',
      'notifications-background': '#000000', 'notifications-foreground': '#ffffff', 'notifications-border': '#6fc3df',
    },
  },
} as const;

export type ThemeName = keyof typeof THEMES;
